/**
 * How Node.js is started for what runs for months. Without compiling on threads beside, what those threads leave behind is not kept: it has
 * no effect when it is set while running, so it stands on the command line. `npm run bench` starts the guard with the same flags.
 */
export const NODE_FLAGS = ['--no-concurrent-recompilation'] as const;
