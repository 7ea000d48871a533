export {
  AccountPicker,
  type AccountPickerProps,
  type AccountType,
  type PickableAccount,
} from './AccountPicker.tsx';
export { Checkbox, type CheckboxProps, RadioGroup, type RadioGroupProps, Switch } from './Checks.tsx';
export { Combobox, type ComboboxProps } from './Combobox.tsx';
export type { ComboOption } from './combo-state.ts';
export type { FieldProps } from './Field.tsx';
export { FileButton, type FileButtonProps } from './FileButton.tsx';
export { type Carried, carriedBy } from './files.ts';
export { PayeeInput, type PayeeInputProps, type PayeeSuggestion } from './PayeeInput.tsx';
export { Select, type SelectOption, type SelectProps } from './Select.tsx';
export { TagsInput, type TagsInputProps } from './TagsInput.tsx';
export { TextArea, type TextAreaProps } from './TextArea.tsx';
export { TextInput, type TextInputProps } from './TextInput.tsx';
export { focusUnreadable } from './unreadable.ts';
