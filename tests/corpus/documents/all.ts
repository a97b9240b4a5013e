import type { Json } from "../parts";
import { CONDITIONS } from "./conditions";
import { DEPLOYMENTS } from "./deployments";
import { LANGUAGE } from "./language";
import { LIMITS } from "./limits";
import { MODELS } from "./models";
import { MONITORING } from "./monitoring";
import { PIPELINES } from "./pipelines";
import { PROCESSING } from "./processing";
import { SEARCHES } from "./searches";
import { SERVICES } from "./services";
import { SETTINGS } from "./settings";
import { TRAINING } from "./training";
import { UNSECURED } from "./unsecured";
import { UNUSUAL } from "./unusual";
import { UNUSUAL_STEPS } from "./unusual-steps";

/** Every valid document of the corpus, by the name of its file. */
export const DOCUMENTS: Readonly<Record<string, Json>> = {
  ...PROCESSING,
  ...TRAINING,
  ...SEARCHES,
  ...MODELS,
  ...DEPLOYMENTS,
  ...SERVICES,
  ...CONDITIONS,
  ...LANGUAGE,
  ...LIMITS,
  ...SETTINGS,
  ...MONITORING,
  ...PIPELINES,
  ...UNUSUAL,
  ...UNUSUAL_STEPS,
  ...UNSECURED,
};
