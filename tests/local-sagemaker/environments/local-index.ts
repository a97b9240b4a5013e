import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("tiny_package.py", "ANSWER = 42\\n")
    info = "tiny_package-1.0.dist-info/"
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: tiny-package\\nVersion: 1.0\\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "")
`;

/** A package index of one small package in a folder, and lock files that name it: pip without a network. */
export class LocalIndex {
  readonly image = { image: "tiny:1", lockFile: "tiny-1.txt" };
  readonly cache: string;
  readonly wheels: string;
  readonly #hash: string;

  constructor(readonly folder: string) {
    this.cache = join(folder, "cache");
    this.wheels = join(folder, "wheels");
    mkdirSync(this.wheels, { recursive: true });
    const wheel = join(this.wheels, "tiny_package-1.0-py3-none-any.whl");
    execFileSync("python3", ["-c", MAKE_WHEEL, wheel]);
    this.#hash = createHash("sha256").update(readFileSync(wheel)).digest("hex");
    this.lock();
  }

  /** Writes the lock file; another hash makes it one that the package does not match. */
  lock(hash = this.#hash): void {
    this.#write(`tiny-package==1.0 \\\n    --hash=sha256:${hash}\n    # via -r tiny-1.in\n`);
  }

  /** Writes a lock file that any package of this name and version would satisfy. */
  lockWithoutHash(): void {
    this.#write("tiny-package==1.0\n");
  }

  #write(text: string): void {
    writeFileSync(join(this.folder, this.image.lockFile), text);
  }

  /** The environment in which pip sees this index alone. */
  environment(): NodeJS.ProcessEnv {
    return { ...process.env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: this.wheels };
  }
}
