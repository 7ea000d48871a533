export { announce } from './announce.ts';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './Dialog.tsx';
export { Drawer, type DrawerProps } from './Drawer.tsx';
export { clearToasts, dismissUndos, type ToastRequest, toast } from './toast.ts';
