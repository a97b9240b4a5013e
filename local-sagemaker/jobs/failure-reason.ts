/** Length limit of `ExitMessage` and `FailureReason`, in characters. */
export const MESSAGE_LIMIT = 1024;

/** At most so many bytes of UTF-8 text, cut between characters. */
export const cutBytes = (bytes: Buffer, limit: number): Buffer => {
  if (bytes.length <= limit) return bytes;
  let end = limit;
  // 10xxxxxx continues a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
};

/** Bytes as text, or undefined when they are not UTF-8. */
export const decodeUtf8 = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Why a job failed whose container ended with this code and left nothing to say. */
export const exitCodeReason = (code: number): string => `AlgorithmError: , exit code: ${String(code)}`;

/** Why a job ended whose time was up. */
export const maxRuntimeReason = (seconds: number): string =>
  `MaxRuntimeExceeded: The job ran longer than the ${String(seconds)} seconds that its stopping condition allows.`;
