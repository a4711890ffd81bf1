export default definePageConfig({ navigationBarTitleText: '待我决定', enablePullDownRefresh: true })
