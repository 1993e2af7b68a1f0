// Runs while the page is still arriving. Tells the site that it may send slow parts after the rest, and puts each of them in its place when it comes.
"use strict";

document.cookie = "script=1; path=/; max-age=31536000; samesite=lax";

// The server leaves <!--bl:7-->waiting<!--/bl:7--> where a slow part belongs, and sends <blazor-ssr><template blazor-component-id="7">…</template><blazor-ssr-end>… when it has it.
const placeParts = (arrived) => {
  for (const template of arrived.querySelectorAll("template[blazor-component-id]")) {
    const id = template.getAttribute("blazor-component-id");
    const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT);
    let from = null;
    for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) {
      if (comment.data === `bl:${id}`) from = comment;
      else if (from && comment.data === `/bl:${id}`) {
        const place = document.createRange();
        place.setStartAfter(from);
        place.setEndBefore(comment);
        place.deleteContents();
        place.insertNode(document.importNode(template.content, true));
        break;
      }
    }
  }
  arrived.remove();
};

customElements.define("blazor-ssr-end", class extends HTMLElement {
  connectedCallback() { placeParts(this.parentNode); }
});
