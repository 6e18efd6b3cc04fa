/** A household file that ships with Tonewall. */
export interface ShippedHousehold {
  readonly name: string;
  readonly about: string;
  readonly file: URL;
}

const shipped = (name: string, about: string): ShippedHousehold => ({
  name,
  about,
  file: new URL(`${name}.yaml`, import.meta.url),
});

/** Every shipped household, the demonstration first. */
export const SHIPPED_HOUSEHOLDS: readonly ShippedHousehold[] = [
  shipped('demo', 'Five rooms of the first generation; one player still runs the software of 2016.'),
  shipped('thread-2016', 'The home of the discussion of 2016: everything open, everything told.'),
  shipped('modern-open', 'Five rooms on the newest builds, UPnP on: as most homes are.'),
  shipped('modern-hardened', 'UPnP off, Authentication on.'),
  shipped('mixed-s1-s2', 'First and second generation side by side.'),
  shipped('big', 'A small hotel of 32 players.'),
  shipped('zoo', 'Every weakness the simulator knows, and hostile room names.'),
];

export const shippedHousehold = (name: string): ShippedHousehold | undefined =>
  SHIPPED_HOUSEHOLDS.find((household) => household.name === name);

/** What is wrong in `zoo`, for tests of the audit. */
export const ZOO_WEAKNESSES = new URL('zoo.weaknesses.yaml', import.meta.url);
