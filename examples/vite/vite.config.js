// The page is built as any other; only the server for development has to leave the package where its .wasm lies.
export default {
  base: "./",
  optimizeDeps: { exclude: ["referral-statement"] },
};
