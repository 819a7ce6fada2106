"""Where people start from. The timetable comes here too."""
