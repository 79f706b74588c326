// The ontology's page: what must be right before the first paint, then the parts. Nothing is fetched.
import { asked, bindLanguage, speak } from "./language.js";
import { bindTheme, followSystem } from "./theme.js";
import { bindPrint } from "./print.js";
import { createSearch } from "./search.js";
import { bindContents } from "./contents.js";
import { revealTarget } from "./fold.js";

followSystem(asked("theme", ["light", "dark"]));
document.addEventListener("DOMContentLoaded", () => {
  const search = createSearch();
  bindLanguage(search.report);
  bindTheme();
  bindPrint();
  bindContents();
  /** Show what the address names, also when a fold or the search hides it. */
  const follow = () => revealTarget(search.clear);
  addEventListener("hashchange", follow);
  follow();
  document.documentElement.dataset.ready = "true";
});
speak(asked("lang", ["nb", "en"]) ?? document.documentElement.lang);
