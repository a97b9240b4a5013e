/** What a judge says of one document: what makes it refuse the document, and all that it remarks upon. */
export interface Verdict {
  readonly refusals: readonly string[];
  readonly remarks: readonly string[];
}

/** A document of the corpus that holds one mistake, and the sound one that it was made from. */
export interface Subject {
  readonly fault: string;
  readonly kind: string;
  readonly base: string;
}

/** What a judge says of the corpus. A faulty document may be missing: then the judge was not asked. */
export interface Verdicts {
  readonly sound: ReadonlyMap<string, Verdict>;
  readonly faulty: ReadonlyMap<string, Verdict>;
}

/** How many of the faults a judge was asked about, refused, and noticed. */
export interface Caught {
  readonly asked: number;
  /** The sound document passes and the faulty one does not. */
  readonly refused: number;
  /** Of the faulty document something is said that is not said of the sound one. */
  readonly noticed: number;
}

export interface Tally {
  /** By kind of fault, in the order of the corpus. */
  readonly kinds: ReadonlyMap<string, Caught>;
  readonly total: Caught;
  /** Sound documents that the judge refuses, of those it was asked about. */
  readonly falseAlarms: number;
  readonly sound: number;
}

const NOTHING: Caught = { asked: 0, refused: 0, noticed: 0 };

const add = (one: Caught, other: Caught): Caught => ({
  asked: one.asked + other.asked,
  refused: one.refused + other.refused,
  noticed: one.noticed + other.noticed,
});

const judge = (sound: Verdict, faulty: Verdict | undefined): Caught => {
  if (faulty === undefined) return NOTHING;
  const refused = sound.refusals.length === 0 && faulty.refusals.length > 0;
  const noticed = faulty.remarks.some((remark) => !sound.remarks.includes(remark));
  return { asked: 1, refused: refused ? 1 : 0, noticed: noticed ? 1 : 0 };
};

/**
 * Counts what a judge caught.
 *
 * @param soundOf The name under which the sound document of a fault stands in `verdicts.sound`.
 * @throws Error when the judge says nothing of the sound document of a fault that it was asked about.
 */
export const tally = (
  subjects: readonly Subject[],
  verdicts: Verdicts,
  soundOf: (subject: Subject) => string = ({ base }) => base,
): Tally => {
  const kinds = new Map<string, Caught>();
  for (const subject of subjects) {
    const faulty = verdicts.faulty.get(subject.fault);
    const sound = verdicts.sound.get(soundOf(subject));
    if (faulty !== undefined && sound === undefined)
      throw new Error(`Nothing is said of the sound document of "${subject.fault}".`);
    const caught = sound === undefined ? NOTHING : judge(sound, faulty);
    kinds.set(subject.kind, add(kinds.get(subject.kind) ?? NOTHING, caught));
  }
  return {
    kinds,
    total: [...kinds.values()].reduce(add, NOTHING),
    falseAlarms: [...verdicts.sound.values()].filter(({ refusals }) => refusals.length > 0).length,
    sound: verdicts.sound.size,
  };
};
