// Transcripts of programs and services that recognise speech, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/import/document.h"

namespace coder::import {

/// The largest JSON text that is read, in bytes; its tree takes some ten times as much memory.
inline constexpr std::size_t MaxJsonBytes = std::size_t{128} << 20;
/// JSON that nests deeper is refused.
inline constexpr std::size_t MaxJsonDepth = 64;

/// Reads Whisper (segments), whisper.cpp (transcription), AssemblyAI (utterances), Deepgram (utterances, paragraphs or
/// words), AWS Transcribe (audio_segments or items), Rev.ai (monologues), Azure (recognizedPhrases), and, of any other
/// file, the list of objects with most text in keys such as "text", "transcript" or "content"; the speaker and times
/// under the usual keys. Speakers that are only a number or a letter are called "Speaker 1", "Speaker A". Places are
/// the numbers of segments. Errors: Invalid for text that is no JSON (with line and column) and where no words are
/// found; Unsupported over MaxJsonBytes.
base::Result<Document> readJson(std::string_view text, const std::string& file);

}  // namespace coder::import
