/** `1 step`, `2 steps`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${String(count)} ${count === 1 ? noun : plural}`;

/** `$0.31`; a fraction of a cent is said to be less than one. */
export const dollars = (amount: number): string => {
  const size = Math.abs(amount);
  const sign = amount < 0 ? "−" : "";
  if (size === 0) return "$0";
  if (size < 0.005) return amount < 0 ? "−$0.00" : "under $0.01";
  return `${sign}$${size.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
};

/** `+$0.08`, `−$0.08`, or that it is the same. */
export const change = (before: number, after: number): string => {
  const difference = after - before;
  if (Math.abs(difference) < 1e-9) return "no change";
  return difference > 0 ? `+${dollars(difference)}` : dollars(difference);
};
