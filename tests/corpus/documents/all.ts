import type { Json } from "../parts";
import { PROCESSING } from "./processing";
import { SEARCHES } from "./searches";
import { TRAINING } from "./training";

/** Every valid document of the corpus, by the name of its file. */
export const DOCUMENTS: Readonly<Record<string, Json>> = { ...PROCESSING, ...TRAINING, ...SEARCHES };
