import type { SeededFault } from "../seeded-fault";
import { CACHES } from "./caches";
import { CHECKS } from "./checks";
import { CONDITIONS } from "./conditions";
import { DEPLOYMENTS } from "./deployments";
import { DOCUMENT } from "./document";
import { EXPRESSIONS } from "./expressions";
import { FUNCTIONS } from "./functions";
import { MODELS } from "./models";
import { NAMES } from "./names";
import { ORDER } from "./order";
import { PARAMETER_REFERENCES } from "./parameter-references";
import { PARAMETERS } from "./parameters";
import { PLACES } from "./places";
import { PROCESSING } from "./processing";
import { PROPERTIES } from "./properties";
import { RETRIES } from "./retries";
import { SEARCHES } from "./searches";
import { SECURITY } from "./security";
import { TRAINING } from "./training";

/** Every seeded fault, by kind. */
export const FAULTS: Readonly<Record<string, readonly SeededFault[]>> = {
  "document and names": [...DOCUMENT, ...NAMES],
  parameters: [...PARAMETERS, ...PARAMETER_REFERENCES],
  "references and property files": [...PROPERTIES, ...EXPRESSIONS],
  "processing and training": [...PROCESSING, ...PLACES, ...TRAINING],
  "models and deployments": [...MODELS, ...DEPLOYMENTS],
  "tuning, AutoML, checks": [...SEARCHES, ...CHECKS],
  "Lambda, callback, EMR": [...FUNCTIONS],
  "order and conditions": [...ORDER, ...CONDITIONS],
  "retries and caches": [...RETRIES, ...CACHES],
  security: SECURITY,
};
