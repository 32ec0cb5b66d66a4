// A page of a host with the component that the page Embed gives to copy for Vue.
import { createApp } from "vue";
import ReferralCalculator from "given-for-vue";

createApp(ReferralCalculator).mount("#page");
