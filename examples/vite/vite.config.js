// The page can lie in any folder of a site. For the package nothing is needed.
export default { base: "./" };
