/** A part of a comment in several lengths. */
export interface Section {
  /** From the whole to the shortest; each is complete Markdown by itself. */
  readonly versions: readonly string[];
  /** What is shortened first: the highest. */
  readonly patience: number;
}

interface Chosen {
  readonly section: Section;
  readonly index: number;
}

const textOf = ({ section, index }: Chosen): string => section.versions[index] ?? "";

const join = (chosen: readonly Chosen[]): string =>
  `${chosen
    .map((one) => textOf(one).trim())
    .filter((text) => text !== "")
    .join("\n\n")}\n`;

const canShrink = ({ section, index }: Chosen): boolean => index < section.versions.length - 1;

/** The one to shorten next: of the most patient ones, the longest. */
const nextToShrink = (chosen: readonly Chosen[]): Chosen | undefined =>
  chosen
    .filter(canShrink)
    .sort((a, b) => b.section.patience - a.section.patience || textOf(b).length - textOf(a).length)[0];

/** Shortens until the text fits or nothing is left to shorten, and then drops whole sections. */
const shrunk = (sections: readonly Section[], longest: number): readonly Chosen[] => {
  let chosen: readonly Chosen[] = sections.map((section) => ({ section, index: 0 }));
  while (join(chosen).length > longest) {
    const next = nextToShrink(chosen);
    const last = [...chosen].sort((a, b) => b.section.patience - a.section.patience)[0];
    if (next === undefined && chosen.length <= 1) return chosen;
    chosen =
      next === undefined
        ? chosen.filter((one) => one !== last)
        : chosen.map((one) => (one === next ? { ...one, index: one.index + 1 } : one));
  }
  return chosen;
};

/** Takes back what was shortened in vain because something else had to go after all, the least patient first. */
const regrown = (start: readonly Chosen[], longest: number): readonly Chosen[] => {
  const order = [...start].sort((a, b) => a.section.patience - b.section.patience);
  return order.reduce((chosen, { section }) => {
    const versions = section.versions.map((_, index) =>
      chosen.map((one) => (one.section === section ? { section, index } : one)),
    );
    return versions.find((candidate) => join(candidate).length <= longest) ?? chosen;
  }, start);
};

/**
 * Joins sections to a text of at most so many characters: whole versions take the place of longer ones, so no fence,
 * table or fold is ever cut. When the shortest of all are too long still, whole sections go, the most patient first.
 */
export const fitSections = (sections: readonly Section[], longest: number): string =>
  join(regrown(shrunk(sections, longest), longest));
