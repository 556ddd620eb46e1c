// The panel that lists the passages behind a number.

const Batch = 30;  // Items that are made at a time.

class Panel {
  constructor() {
    this.dialog = element("dialog", "panel");
    this.dialog.lang = "en";
    this.title = element("h2", "");
    this.title.id = "panel-title";
    this.title.tabIndex = -1;
    this.title.autofocus = true;
    this.dialog.setAttribute("aria-labelledby", this.title.id);
    this.summary = element("p", "summary");
    this.status = element("span", "status");
    this.status.setAttribute("role", "status");
    this.input = element("input", "");
    this.input.type = "search";
    this.input.autocomplete = "off";
    this.previous = button("step", "\u2191", "Previous passage");
    this.next = button("step", "\u2193", "Next passage");
    this.close = button("close", "Close");
    this.list = element("ol", "passages");
    this.more = button("more", "");
    this.body = element("div", "body", this.list, this.more);
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "region");
    this.body.setAttribute("aria-label", "Passages");
    this.build();
    this.listen();
  }

  build() {
    const label = element("label", "filter", element("span", "", "Filter"), this.input);
    this.dialog.append(
      element("div", "head",
        element("div", "names", this.title, this.summary), this.close,
        element("div", "tools", label, this.status, element("span", "steps", this.previous, this.next))),
      this.body);
    document.body.append(this.dialog);
  }

  listen() {
    this.close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => {
      if (this.dialog.open) return;  // Opened again before this event came.
      this.list.replaceChildren();
      this.opener?.focus({ preventScroll: true });
    });
    // Only what is outside of the panel's own box is the dialog itself.
    this.dialog.addEventListener("click", event => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener("keydown", event => this.onKey(event));
    this.input.addEventListener("input", () => this.filter());
    this.previous.addEventListener("click", () => this.go(this.current - 1));
    this.next.addEventListener("click", () => this.go(this.current + 1));
    this.list.addEventListener("focusin", event => {
      this.setCurrent([...this.list.children].indexOf(event.target.closest("li")));
    });
    this.more.addEventListener("click", () => {
      const first = this.list.children.length;
      this.addItems(first + Batch);
      this.go(first);
    });
    // What comes into sight is made; but nothing is pushed away from under the keyboard's focus.
    new IntersectionObserver(entries => {
      if (document.activeElement === this.more) return;
      if (entries.some(entry => entry.isIntersecting)) this.addItems(this.list.children.length + Batch);
    }, { root: this.body, rootMargin: "600px" }).observe(this.more);
  }

  /** Shows the passages at these places; `opener` gets the focus back. */
  open(passages, places, { title, number, opener }) {
    this.source = passages;
    this.all = places;
    this.opener = opener;
    this.input.value = "";
    this.title.replaceChildren(shown(title));
    const people = passages.participants(places);
    this.summary.replaceChildren(element("bdi", "number", number), " ",
      counted(places.length, "passage") + (people > 0 ? " by " + counted(people, "participant") : ""));
    this.dialog.showModal();
    this.filter();
  }

  filter() {
    this.found = this.source.filter(this.all, this.input.value);
    this.list.replaceChildren();
    this.setCurrent(-1);
    this.body.scrollTop = 0;
    this.addItems(Batch);
  }

  /** Makes the items up to this number of them, as far as there are passages. */
  addItems(count) {
    const end = Math.min(count, this.found.length);
    const items = document.createDocumentFragment();
    for (let i = this.list.children.length; i < end; ++i)
      items.append(passageItem(this.source.passage(this.found[i])));
    this.list.append(items);
    const left = this.found.length - this.list.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show more (${left.toLocaleString("en")} left)`;
  }

  go(place) {
    if (place < 0 || place >= this.found.length) return;
    this.addItems(place + 1);
    const item = this.list.children[place];
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    this.setCurrent(place);
  }

  setCurrent(place) {
    this.current = place;
    this.previous.disabled = place <= 0;
    this.next.disabled = place + 1 >= this.found.length;
    const shownOf = this.found.length === this.all.length
      ? counted(this.all.length, "passage")
      : `${this.found.length.toLocaleString("en")} of ${counted(this.all.length, "passage")}`;
    this.status.textContent = place >= 0 ? `${(place + 1).toLocaleString("en")} of ${this.found.length.toLocaleString("en")}` : shownOf;
  }

  onKey(event) {
    if (event.target === this.input && event.key !== "ArrowDown") return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.go(this.current + step);
  }
}

