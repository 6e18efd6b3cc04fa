import type { Progress } from '../../audit/progress.ts';
import type { Terminal } from '../terminal.ts';

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  discover: 'Looking for players',
  gather: 'Asking',
  judge: 'Judging',
};

/** One line that is rewritten on a terminal; elsewhere one line a phase and one a device that is done. */
export function progressTo(terminal: Terminal): (progress: Progress) => void {
  let phase: Progress['phase'] | undefined;
  return (progress) => {
    if (terminal.interactive) return terminal.status(rewritten(progress));
    if (progress.phase !== phase) {
      phase = progress.phase;
      terminal.note(`${PHASES[phase]} …`);
    }
    if (progress.phase === 'gather' && progress.gatherer === undefined) {
      terminal.note(`  ${progress.device} (${progress.done} of ${progress.total})`);
    }
  };
}

function rewritten(progress: Progress): string {
  const count = progress.total > 0 ? ` ${progress.done}/${progress.total}` : '';
  const bar = progress.total > 0 ? ` ${barOf(progress.done / progress.total)}` : '';
  const what =
    progress.phase === 'gather'
      ? ` ${progress.device}${progress.gatherer ? `: ${progress.gatherer}` : ''}`
      : '';
  return `${PHASES[progress.phase]}${bar}${count}${what}`;
}

const WIDTH = 20;

const barOf = (share: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
};
