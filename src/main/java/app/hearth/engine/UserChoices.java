package app.hearth.engine;

import app.hearth.settings.UserSettings;
import java.util.Optional;

/** The settings that the engine starts with, and what of their file was unreadable. */
public record UserChoices(UserSettings settings, Optional<EngineSnapshot.SettingsNotice> notice) {}
