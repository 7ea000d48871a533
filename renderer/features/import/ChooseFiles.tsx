/** A button that opens the system’s choice of files. Dropping is the frame’s; pasting the screen’s. */
import { IconFilePlus } from '@tabler/icons-react';
import { FileButton } from '../../ui/index.ts';

interface ChooseFilesProps {
  label: string;
  onFiles: (files: readonly File[]) => void;
  variant?: 'primary' | 'default';
  size?: 'small' | 'normal';
  disabled?: boolean;
}

/** Finds it, for the action that opens it from the keyboard. */
export const CHOOSE_FILES = '[data-choose-files]';

export function ChooseFiles({
  label,
  onFiles,
  variant = 'default',
  size = 'normal',
  disabled,
}: ChooseFilesProps) {
  return (
    <FileButton
      data-choose-files=""
      multiple
      variant={variant}
      size={size}
      disabled={disabled ?? false}
      icon={<IconFilePlus size={16} stroke={1.5} />}
      onFiles={onFiles}
    >
      {label}
    </FileButton>
  );
}
