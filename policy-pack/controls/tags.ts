import type { Estate } from "../estate";
import { at, members, parsed } from "../json-reading";

/** Tags that everything in a stack bears: the keys of the provider's default tags. */
export const tagsOf = ({ configuration }: Estate): readonly string[] =>
  members(at(parsed(configuration["aws:defaultTags"]), "tags")).map(([key]) => key);
