"""Learning a model of transcription errors from an archive's own text. Needs numpy (the extra ``learn``)."""
