// A page of a host in Vue, by its render function: attributes bound, events listened to, taken out and put in again by state.
import { createApp, h, ref } from "vue";

createApp({
  setup() {
    const [mode, shown, said, calculator] = [ref("quick"), ref(true), ref([]), ref(null)];
    const hear = (event) => said.value.push(event.type);
    const button = (id, act) => h("button", { id, onClick: act }, id);
    return () => [
      button("mode", () => { mode.value = "explain"; }),
      button("shown", () => { shown.value = !shown.value; }),
      button("reset", () => calculator.value.reset()),
      shown.value && h("referral-calculator", {
        ref: calculator, program: "intl-referral", mode: mode.value, results: "", today: "2026-01-10",
        "onRs-ready": hear, "onRs-change": hear,
      }),
      h("output", { id: "said" }, said.value.join(" ")),
    ];
  },
}).mount("#page");
