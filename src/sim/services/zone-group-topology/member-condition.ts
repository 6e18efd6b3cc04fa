import { isExtender, modelByNumber } from '../../../catalog/models.ts';
import { groupOf } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Attributes } from './member-attributes.ts';

/** What a member is set to and doing (49.2 and newer). */
export function memberCondition(household: HouseholdState, player: PlayerState, major: number): Attributes {
  const coordinator = groupOf(household, player.id)?.coordinator ?? player.id;
  const playing = household.players[coordinator]?.transport.state === 'PLAYING';
  return {
    RoomCalibrationState: roomCalibration(player),
    SecureRegState: '3',
    VoiceConfigState: '0',
    MicEnabled: player.microphone?.enabled ? '1' : '0',
    HeadphoneSwapActive: major >= 86 ? '0' : undefined,
    AirPlayEnabled: modelByNumber(player.model)?.airplay && !player.bond.invisible ? '1' : '0',
    IdleState: playing ? '0' : '1',
    MoreInfo: moreInfo(player),
  };
}

/** Seen: 0 a Bridge, 5 a bonded player that is no room of its own (57.23, 78.1, 86.10), 4 and 1 all others. */
export function roomCalibration({ model, bond, rendering }: PlayerState): string {
  if (isExtender(model)) return '0';
  if (bond.invisible) return '5';
  return rendering.roomCalibrationAvailable ? '1' : '4';
}

/** Battery players tell their charge, as `RawBattPct:99,BattPct:100,BattChg:CHARGING,BattTmp:33` (78.1). */
export function moreInfo({ battery }: PlayerState): string {
  if (!battery) return '';
  const { level, charging, temperature } = battery;
  const power = charging ? 'CHARGING' : 'NOT_CHARGING';
  return `RawBattPct:${level},BattPct:${level},BattChg:${power},BattTmp:${temperature}`;
}
