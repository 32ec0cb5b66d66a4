// What the partner page does with its calculators: it shows their events and calls their methods.
const said = document.querySelector("#said");
const ours = document.querySelector("#ours");

for (const name of ["rs-ready", "rs-change", "rs-result", "rs-share", "rs-error"]) {
  document.addEventListener(name, ({ type, target, detail }) => {
    said.prepend(`${target.id || "the other"}: ${type} ${JSON.stringify(detail)}\n`);
  });
}
document.querySelector("#example").addEventListener("click", () => {
  ours.setScenario({
    program: "cn-ambassador",
    customers: [
      {
        id: "B",
        linked_at: "2024-06-10T10:30",
        orders: [
          { id: "B-1", paid_at: "2024-06-11T09:00", paid: "99.00", product: "ecs" },
          { id: "B-2", paid_at: "2024-06-12T09:00", paid: "99.00", product: "rds-mysql" },
        ],
      },
    ],
  });
});
document.querySelector("#reset").addEventListener("click", () => ours.reset());
document.querySelector("#mode").addEventListener("click", () => {
  ours.setAttribute("mode", ours.getAttribute("mode") === "quick" ? "full" : "quick");
});
