const SIZE = /\(([\d.]+ [kM]B)\)/;

/**
 * Turns pip's lines into lines for people: `downloading scipy 1.17.1 (35.2 MB), 7 of 11`.
 *
 * @param total Number of packages that will be installed.
 * @returns For each line of pip what to say, undefined when there is nothing new.
 */
export const installProgress = (total: number): ((line: string) => string | undefined) => {
  let count = 0;
  return (line) => {
    if (/^Collecting /.test(line)) count += 1;
    const [, file, rest = ""] = /^\s+(?:Downloading|Using cached) (\S+)(.*)$/.exec(line) ?? [];
    if (file?.endsWith(".whl") === true) {
      const [name = "", version = ""] = (file.split("/").at(-1) ?? "").split("-");
      const size = SIZE.exec(rest)?.[1];
      const amount = size === undefined ? "" : ` (${size})`;
      return `downloading ${name} ${version}${amount}, ${String(count)} of ${String(total)}`;
    }
    return line.startsWith("Installing collected packages")
      ? `installing ${String(total)} packages`
      : undefined;
  };
};
