/** A button that lets files be chosen. The same file can be chosen again, as after it was mended. */
import { useRef } from 'react';
import { Button, type ButtonProps } from '../action/Button.tsx';

export interface FileButtonProps extends Omit<ButtonProps, 'onClick' | 'type'> {
  /** One at least. */
  onFiles: (files: File[]) => void;
  /** As the attribute of an input of files: endings or types, with commas. */
  accept?: string | undefined;
  multiple?: boolean;
}

export function FileButton({ onFiles, accept, multiple, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
