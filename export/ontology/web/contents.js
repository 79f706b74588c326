// The table of contents marks the section that is being read.

/** Mark the section at the top of the window. */
export function bindContents() {
  const links = new Map([...document.querySelectorAll(".toc a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        const link = links.get(target.querySelector("h2").id);
        if (isIntersecting) link?.setAttribute("aria-current", "true");
        else link?.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-90px 0px -85% 0px" },
  );
  for (const section of document.querySelectorAll("[data-group]")) watch.observe(section);
}
