/**
 * Resource options of what holds state: with protection, neither a mistaken `destroy` nor a replacement
 * removes it.
 */
export const stateful = (protect: boolean) => ({ protect, retainOnDelete: protect });
