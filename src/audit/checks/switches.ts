/**
 * The switches of Connection Security were seen on 86.x and are absent on 57.10. Unsure: the first build that has them;
 * they were introduced about the end of 2024, which no source dates.
 */
const FIRST_MAJOR_WITH_SWITCHES = 86;

/** Whether software of this major number has the switches, as far as is known; unknown software may. */
export const mayHaveSwitches = (major: number | undefined): boolean =>
  major === undefined || major >= FIRST_MAJOR_WITH_SWITCHES;
