// Puts a calculator into a shadow root, where it takes the language from around it.
const root = document.querySelector("#shadow").attachShadow({ mode: "open" });
const made = document.createElement("referral-calculator");
made.setAttribute("program", "cn-ambassador");
made.setAttribute("mode", "quick");
made.setAttribute("loading", "lazy");
root.append(made);
