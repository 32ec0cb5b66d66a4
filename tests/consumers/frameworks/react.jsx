// A page of a host in React: attributes as properties, events as listeners, taken out and put in again by state.
import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [mode, setMode] = useState("quick");
  const [shown, setShown] = useState(true);
  const [said, setSaid] = useState([]);
  const calculator = useRef(null);
  const hear = (event) => setSaid((before) => [...before, event.type]);
  return (
    <>
      <button id="mode" onClick={() => setMode("explain")}>Explain</button>
      <button id="shown" onClick={() => setShown(!shown)}>Show or hide</button>
      <button id="reset" onClick={() => calculator.current.reset()}>Reset</button>
      {shown && (
        <referral-calculator ref={calculator} program="intl-referral" mode={mode} results={true} today="2026-01-10"
          onrs-ready={hear} onrs-change={hear} />
      )}
      <output id="said">{said.join(" ")}</output>
    </>
  );
}

createRoot(document.querySelector("#page")).render(<StrictMode><Page /></StrictMode>);
