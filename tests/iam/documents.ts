import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RolePermissions } from "../../pipeline-definition/analysis/permissions/permissions";
import { permissions } from "../../pipeline-definition/analysis/permissions/permissions";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";

const FOLDERS = [path.resolve(__dirname, "../corpus/valid"), path.resolve(__dirname, "definitions")];

/** A definition, and what is derived from it for a place that is known. */
export interface Document {
  readonly name: string;
  readonly document: PipelineDefinition;
  readonly roles: readonly RolePermissions[];
}

export const REGION = "eu-west-1";
export const ACCOUNT = "111122223333";

/** Every valid definition of the corpus, and those that were written for permissions. */
export const documents: readonly Document[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const document = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as PipelineDefinition;
      const roles = permissions(document, { region: REGION, account: ACCOUNT });
      return { name: path.basename(file, ".json"), document, roles };
    }),
);
