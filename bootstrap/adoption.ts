import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { Ownership } from "./account-configuration";

/**
 * Options of something that may exist already. Adopted, it is taken over as it is: an import whose inputs
 * differ from the resource fails, so those of it that this program sets are left alone until the next step.
 *
 * @param id what AWS calls the existing one
 * @param leftAlone inputs that differ, most likely
 */
export const adoption = (
  ownership: Ownership,
  id: string,
  leftAlone: readonly string[],
): Pick<CustomResourceOptions, "import" | "ignoreChanges"> =>
  ownership === "adopt" ? { import: id, ignoreChanges: [...leftAlone] } : {};
