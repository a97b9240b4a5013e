/** One package of a lock file; `marker` says where it applies (`sys_platform == 'darwin'`). */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly marker?: string;
}

const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)==([^\s;]+)(?:\s*;\s*(.*?))?\s*\\?$/;

/** The packages that a lock file in pip's format pins, in its order. */
export const lockedPackages = (text: string): readonly LockedPackage[] =>
  text.split("\n").flatMap((line) => {
    const [, name, version, marker] = REQUIREMENT.exec(line) ?? [];
    if (name === undefined || version === undefined) return [];
    return [marker === undefined ? { name, version } : { name, version, marker }];
  });

/** The packages for this platform: markers of our lock files ask for nothing but `darwin` or not. */
export const packagesFor = (
  platform: NodeJS.Platform,
  packages: readonly LockedPackage[],
): readonly LockedPackage[] =>
  packages.filter(({ marker = "" }) =>
    marker.includes("!=") ? platform !== "darwin" : marker === "" || platform === "darwin",
  );
