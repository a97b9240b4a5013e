/** One element of parsed markup. Text nodes are strings. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16));
    },
  );

const VOID = new Set(["meta", "link", "br", "hr", "img", "input", "col", "wbr"]);
const TOKEN =
  /<!--[\s\S]*?-->|<![^>]*>|<\?[^>]*>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*)\s*(\/?)>|([^<]+)|(<)/g;

/**
 * Markup as a tree, read strictly: a tag closed in the wrong order, one left open, a stray `<` and control characters throw, so
 * parsing alone proves that nothing broke out of its place.
 */
export const parseMarkup = (text: string): Element => {
  if (/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)) throw new Error("A character that XML forbids.");
  const root: Element = { name: "#root", attributes: new Map(), children: [] };
  const open = [root];
  for (const [whole, close, name, attributes, selfClosing, content, stray] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (stray !== undefined) throw new Error(`Stray "<" in <${parent.name}>.`);
    if (close !== undefined) {
      if (parent.name !== close) throw new Error(`</${close}> closes <${parent.name}>.`);
      open.pop();
    } else if (name !== undefined) {
      const pairs = (attributes ?? "").matchAll(
        /([\w:@.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?/g,
      );
      const element: Element = {
        name,
        attributes: new Map([...pairs].map(([, key, a, b, c]) => [key ?? "", decode(a ?? b ?? c ?? "")])),
        children: [],
      };
      parent.children.push(element);
      if (selfClosing === "" && !VOID.has(name)) open.push(element);
    } else if (content !== undefined)
      parent.children.push(parent.name === "style" ? content : decode(content));
    else if (!whole.startsWith("<!") && !whole.startsWith("<?")) throw new Error(`Unread: ${whole}`);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ""}> is not closed.`);
  return root;
};

/** All elements under one, itself included, in document order. */
export const elements = (root: Element): readonly Element[] => [
  root,
  ...root.children.flatMap((child) => (typeof child === "string" ? [] : elements(child))),
];

/** The elements of a name, or those that bear a class when the name begins with a dot. */
export const find = (root: Element, name: string): readonly Element[] =>
  elements(root).filter((element) =>
    name.startsWith(".")
      ? (element.attributes.get("class") ?? "").split(/\s+/).includes(name.slice(1))
      : element.name === name,
  );

/** What a reader sees of an element: its text, white space made single. */
export const textOf = (element: Element): string => {
  const raw = (item: Element | string): string => {
    if (typeof item === "string") return item;
    return item.name === "style" ? "" : item.children.map(raw).join(item.name === "text" ? "" : " ");
  };
  return raw(element).replace(/\s+/g, " ").trim();
};
