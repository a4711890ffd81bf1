// WeChat wants a component of this name once `tabBar.custom` is set; the pages draw their own bar (components/tab-bar).
/* global Component */
Component({})
