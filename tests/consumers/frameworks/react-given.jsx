// A page of a host with the component that the page Embed gives to copy for React, twice, as React's strict mode mounts it.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ReferralCalculator } from "given-for-react";

createRoot(document.querySelector("#page")).render(<StrictMode><ReferralCalculator /></StrictMode>);
