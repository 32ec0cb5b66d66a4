// A component of the CMS: it puts a calculator into its shadow root, where that takes the language from around it.
const root = document.querySelector("#component").attachShadow({ mode: "open" });
const made = document.createElement("referral-calculator");
made.setAttribute("program", "cn-ambassador");
made.setAttribute("mode", "quick");
made.setAttribute("loading", "lazy");
root.append(made);
