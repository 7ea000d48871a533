export {
  PageHeader,
  type PageHeaderProps,
  Panel,
  type PanelProps,
  Section,
  type SectionProps,
  Toolbar,
  type ToolbarProps,
} from './Page.tsx';
export { SplitPane, type SplitPaneProps } from './SplitPane.tsx';
export { Row, Stack, type StackProps } from './Stack.tsx';
export { Segmented, type SegmentedProps, type TabItem, Tabs, type TabsProps } from './Tabs.tsx';
