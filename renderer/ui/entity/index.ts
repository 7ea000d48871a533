export { AccountName, type AccountNameProps } from './AccountName.tsx';
export { EntityMark, type EntityMarkProps } from './EntityMark.tsx';
export { type EntityKind, type EntityLook, hueOf } from './hues.ts';
export { pathText } from './path.ts';
export { type PostingStatus, StatusMark, type StatusMarkProps } from './StatusMark.tsx';
