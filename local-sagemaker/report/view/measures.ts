const two = (value: number): string => String(value).padStart(2, "0");

/** A length of time in words: `850 ms`, `12.3 s`, `2 min 05 s`, `1 h 02 min`. Negative counts as none. */
export const formatDuration = (milliseconds: number): string => {
  const ms = Math.max(0, Math.round(milliseconds));
  if (ms < 1000) return `${String(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} min ${two(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60))} h ${two(minutes % 60)} min`;
};

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** A size in decimal units: `512 bytes`, `3.8 MB`. */
export const formatBytes = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${power === 0 && bytes === 1 ? "byte" : (UNITS[power] ?? "")}`;
};

/** A point in time in UTC: `2026-11-21 02:42:05 UTC`. Text that is no time comes back as it is. */
export const formatTime = (iso: string): string => {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
};

/** A whole number with thin gaps between the thousands, anything else with four significant digits. */
export const formatNumber = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202F");
  const digits = Math.abs(value) >= 1 ? 5 : 4;
  return String(Number(value.toPrecision(digits)));
};

export const formatShare = (share: number): string => `${(100 * share).toFixed(1)} %`;
