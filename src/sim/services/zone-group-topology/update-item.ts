import { type Build, compareBuilds, parseBuild } from '../../../base/build.ts';
import { eraOf } from '../../era.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes } from '../../xml/escape.ts';

/**
 * The update on offer: none but the newest build of the household itself (a player on 86.10 beside one on 97.1 says 97.1,
 * frankensonos), without a place to get it. Unsure: where `Swgen` and those after it came, absent on 31.8 and there on 57.23.
 */
export function updateItem(household: HouseholdState, player: PlayerState): string {
  const generation = String(eraOf(player.build).generation);
  const recent = (parseBuild(player.build)?.major ?? 0) >= 57;
  const head = attributes({
    xmlns: 'urn:schemas-rinconnetworks-com:update-1-0',
    Type: 'Software',
    Version: newestBuild(household, player),
    UpdateURL: '',
    DownloadSize: '0',
    ManifestURL: '',
    ...(recent ? { Swgen: generation, LatestSwgen: '2', ManifestRevision: '' } : {}),
  });
  return `<UpdateItem${head}/>`;
}

/** Of the same generation: the other one is a system of its own. */
function newestBuild({ players }: HouseholdState, { build: own }: PlayerState): string {
  const { generation } = eraOf(own);
  const builds = Object.values(players).flatMap(({ build }) =>
    eraOf(build).generation === generation ? [build] : [],
  );
  return builds.reduce((best, build) => (isNewer(parseBuild(build), parseBuild(best)) ? build : best), own);
}

const isNewer = (build: Build | undefined, best: Build | undefined): boolean =>
  build !== undefined && (best === undefined || compareBuilds(build, best) > 0);
