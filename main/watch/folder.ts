/**
 * Which folder may be watched: one that somebody keeps statements in. Whoever has the vault open names it, over a page or
 * by a program, and gets at the files in it; so it is none in which a system or a program keeps its own, or a person
 * everything else. Nothing below the folder is looked at.
 *
 * Throws INVALID_INPUT for what is no path, NOT_FOUND for what is no folder, REFUSED for one that is not for this.
 */
import { access, constants, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';

/** The computer, as far as it matters here. */
export interface Surroundings {
  platform: NodeJS.Platform;
  /** The user’s own folder, links resolved. */
  home: string;
  /** Where the program keeps its settings. */
  config: string | null;
}

const SYSTEM_FOLDERS = {
  posix: [
    '/bin',
    '/boot',
    '/dev',
    '/etc',
    '/lib',
    '/lib32',
    '/lib64',
    '/libx32',
    '/proc',
    '/run',
    '/sbin',
    '/snap',
    '/sys',
    '/usr',
    '/var',
    '/System',
    '/Library',
    '/Applications',
    '/private',
    '/cores',
  ],
  win32: ['Windows', 'Program Files', 'Program Files (x86)', 'ProgramData'],
} as const;
/** Below folders of the system, and yet people’s: disks that were plugged in, shares, places for a while. */
const NOT_THE_SYSTEMS = ['/run/media', '/run/user', '/var/tmp', '/private/tmp', '/private/var/folders'];
/** In the home, not hidden, and yet programs’. */
const PROGRAMS_OWN: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Library', win32: 'AppData' };

/** The folder’s true path. `typed` may begin with “~”. */
export async function watchableFolder(typed: string, around: Surroundings): Promise<string> {
  const named = typed === '~' || /^~[/\\]/.test(typed) ? path.join(around.home, typed.slice(1)) : typed;
  if (!path.isAbsolute(named) || named.includes('\0')) {
    throw new BulkheadError('INVALID_INPUT', `“${typed}” is not the whole path of a folder.`, {
      remedy: 'Write it from its beginning, such as ~/Downloads/Statements.',
    });
  }
  const folder = await requireFolder(named);
  const reason = whyNot(folder, around);
  if (reason === null) return folder;
  throw new BulkheadError('REFUSED', `“${folder}” can’t be watched: ${reason}.`, {
    remedy: 'Choose a folder that you keep statements in, such as Statements in your downloads.',
  });
}

async function requireFolder(named: string): Promise<string> {
  try {
    const folder = await realpath(named);
    if (!(await stat(folder)).isDirectory()) {
      throw new BulkheadError('NOT_FOUND', `“${named}” is not a folder.`, {
        remedy: 'Name the folder that the files come to.',
      });
    }
    await access(folder, constants.R_OK | constants.X_OK);
    return folder;
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const message =
      code === 'EACCES' || code === 'EPERM'
        ? `“${named}” may not be read by you.`
        : `There is no folder “${named}”.`;
    throw new BulkheadError('NOT_FOUND', message, {
      remedy: 'Check the path and who may use it.',
      cause: error,
    });
  }
}

/** Why a folder is not for this; `null` if it is. `folder`: absolute, links resolved. */
export function whyNot(folder: string, { platform, home, config }: Surroundings): string | null {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const within = (outer: string) => isWithin(paths, outer, folder);
  const { root } = paths.parse(folder);
  if (folder === root) return 'it is the whole disk';
  if (paths.relative(folder, home) === '') return 'it is your home, in which everything else lies, too';
  if (isWithin(paths, folder, home)) return 'everybody’s home lies in it';
  if (config !== null && within(config)) return 'the program keeps its settings there';
  const ofHome = within(home) ? paths.relative(home, folder).split(paths.sep) : null;
  if (ofHome === null && isOfTheSystem(paths, folder, platform)) return 'it is the system’s';
  if (ofHome?.[0] !== undefined && ofHome[0] === PROGRAMS_OWN[platform])
    return 'programs keep their own there';
  const hidden = (ofHome ?? paths.relative(root, folder).split(paths.sep)).some((name) =>
    name.startsWith('.'),
  );
  return hidden ? 'it is hidden, and programs keep their own there' : null;
}

function isOfTheSystem(paths: path.PlatformPath, folder: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') {
    const { root } = paths.parse(folder);
    return SYSTEM_FOLDERS.win32.some((name) => isWithin(paths, paths.join(root, name), folder));
  }
  if (NOT_THE_SYSTEMS.some((place) => isWithin(paths, place, folder))) return false;
  return SYSTEM_FOLDERS.posix.some((place) => isWithin(paths, place, folder));
}

/** Whether `inner` is `outer` or lies in it. */
function isWithin(paths: path.PlatformPath, outer: string, inner: string): boolean {
  const way = paths.relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way));
}
