import { LocalRunError } from "../plan/local-run-error";

interface Symptom {
  readonly says: RegExp;
  readonly problem: string;
  readonly hint: string;
}

const DISK_FULL: Symptom = {
  says: /No space left on device|Errno 28|Disk quota exceeded/,
  problem: "the disk is full",
  hint: "It needs 400 MB. Free some space, or set LOCAL_SAGEMAKER_CACHE to a folder on another disk.",
};

/** What Python and pip say, by cause; the first that matches counts. */
const SYMPTOMS: readonly Symptom[] = [
  DISK_FULL,
  {
    says: /ensurepip is not available|No module named '?(?:venv|ensurepip)/,
    problem: "this Python has no venv module",
    hint: "Install it (Debian and Ubuntu: sudo apt install python3-venv), or give --python PATH.",
  },
  {
    says: /DO NOT MATCH THE HASHES/,
    problem: "a downloaded package is not the one that the lock file names",
    hint: "Check which package index pip is set to (pip config list): it serves other files than PyPI.",
  },
  {
    says: /connection broken|NewConnectionError|NameResolutionError|Max retries exceeded|ProxyError|ReadTimeout|ConnectTimeout|SSLError|Network is unreachable/i,
    problem: "the package index cannot be reached",
    hint: "The first run downloads 80 MB: check the network, set PIP_INDEX_URL to an index that you can reach, or give --python PATH.",
  },
  {
    says: /No matching distribution found/,
    problem: "there is no ready-made package for this system",
    hint: "The packages need Linux with glibc 2.28 or macOS. On another system give --python PATH.",
  },
  {
    says: /Read-only file system|Permission denied/,
    problem: "the cache folder cannot be written",
    hint: "Set LOCAL_SAGEMAKER_CACHE to a folder that can be written.",
  },
];

/** What an environment takes on the disk while it is made. */
const NEEDED_BYTES = 400_000_000;

/**
 * Why an environment could not be made, told from what Python and pip said. They do not always say that the
 * disk is full, so it is looked at as well.
 *
 * @param freeBytes Room on the disk of the environment.
 */
export const installError = (image: string, lines: readonly string[], freeBytes: number): LocalRunError => {
  const text = lines.join("\n");
  const told = SYMPTOMS.find(({ says }) => says.test(text));
  const symptom = told ?? (freeBytes < NEEDED_BYTES ? DISK_FULL : undefined);
  const last = lines
    .filter((line) => line.trim() !== "")
    .slice(-3)
    .join(" / ");
  return symptom === undefined
    ? new LocalRunError(
        `The Python environment of image "${image}" could not be made: ${last || "pip said nothing"}.`,
        "Mend what pip complains about, or give --python PATH.",
      )
    : new LocalRunError(
        `The Python environment of image "${image}" could not be made: ${symptom.problem}.`,
        symptom.hint,
      );
};
