/** The battery as `MoreInfo` of ZoneGroupState tells it; what is missing there is missing here. */
export interface BatteryFacts {
  /** Percent, 0 to 100. */
  readonly level?: number;
  readonly charging?: boolean;
  /** Degrees Celsius. */
  readonly temperature?: number;
}

/**
 * Reads `RawBattPct:99,BattPct:100,BattChg:CHARGING,BattTmp:33` (wez/wez-sonos, 78.1; NOT_CHARGING as home-assistant/core
 * has it). Undefined without a battery: the attribute is empty or about something else then.
 */
export function parseBattery(moreInfo: string): BatteryFacts | undefined {
  const pairs = new Map(
    moreInfo
      .slice(0, 512)
      .split(',')
      .map((pair): [string, string] => {
        const at = pair.indexOf(':');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
  const level = numberIn(pairs.get('BattPct'), { minimum: 0, maximum: 100 });
  const temperature = numberIn(pairs.get('BattTmp'), { minimum: -50, maximum: 150 });
  const charging = CHARGING.get(pairs.get('BattChg') ?? '');
  const facts = {
    ...(level === undefined ? {} : { level }),
    ...(charging === undefined ? {} : { charging }),
    ...(temperature === undefined ? {} : { temperature }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}

const CHARGING = new Map([
  ['CHARGING', true],
  ['NOT_CHARGING', false],
]);

function numberIn(
  text: string | undefined,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): number | undefined {
  if (text === undefined || !/^-?\d{1,3}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= minimum && value <= maximum ? value : undefined;
}
