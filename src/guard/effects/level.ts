/** The volume that a player takes a number for: 0 to 100 (RenderingControl, `Volume`). */
export const bounded = (level: number): number => Math.min(100, Math.max(0, level));
