import { useEffect, type DetailedHTMLProps, type HTMLAttributes } from "react";

type Options = { program: string; edition?: string; theme?: string; accent?: string; mode?: string; hide?: string; prefill?: string; readings?: string; "cta-href"?: string; height?: string; loading?: string; results?: string; };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "referral-calculator": DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Options;
    }
  }
}

export function ReferralCalculator() {
  useEffect(() => {
    if (customElements.get("referral-calculator")) return;
    const script = document.createElement("script");
    script.src = "https://calc.example/embed/1/loader.js";
    document.head.append(script);
  }, []);
  return (
    <referral-calculator program="intl-referral" mode="quick" hide="share">
      <table>
        <caption>Rates</caption>
        <thead><tr><th scope="col">Orders</th><th scope="col">L1</th></tr></thead>
        <tbody>
          <tr><th scope="row">First &lt;purchase&gt;</th><td>25% &#123;of&#125;</td></tr>
        </tbody>
      </table>
      <p><a href="https://calc.example/#/rules/mine">The calculator</a></p>
    </referral-calculator>
  );
}
