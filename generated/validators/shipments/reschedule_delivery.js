// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func5 = ucs2length;
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const formats0 = formats["date"];
const obj0 = ["morning","afternoon","all_day"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.window === undefined){
data.window = "all_day";
}
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.date === undefined) || (!(owns(data, "date")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "date"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((key0 === "shipment_id") || (key0 === "date")) || (key0 === "window"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","date","window"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err3);
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.date !== undefined && owns(data, "date")){
let data1 = data.date;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 == "number"){
}
if(typeof data1 === "string"){
if(data1.length > 10 && func5(data1) > 10){
const err5 = {instancePath:instancePath+"/date",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err5);
errors++;
}
if(!(formats0(data1))){
const err6 = {instancePath:instancePath+"/date",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/date",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
let data2 = data.window;
const _errs8 = errors;
if(!(data2 === "morning" || data2 === "afternoon" || data2 === "all_day")){
const err8 = {instancePath:instancePath+"/window",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err8);
errors++;
}
var valid0 = _errs8 === errors;
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err9);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func8 = ucs2length;
const pattern0 = new RegExp("^SHP-[0-9]{6}$", "u");
const obj0 = ["morning","afternoon","all_day"];
const formats0 = formats["date-time"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.window === undefined) || (!(owns(data, "window")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "window"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.promised_by === undefined) || (!(owns(data, "promised_by")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "promised_by"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.expected_at === undefined) || (!(owns(data, "expected_at")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "expected_at"}};
(vErrors ??= []).push(err3);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((key0 === "shipment_id") || (key0 === "window")) || (key0 === "promised_by")) || (key0 === "expected_at"))){
const err4 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["shipment_id","window","promised_by","expected_at"], closed: true}};
(vErrors ??= []).push(err4);
errors++;
}
if(errors > before0){
break;
}
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data0 = data.shipment_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err5);
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err6);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.window !== undefined && owns(data, "window")){
let data1 = data.window;
const _errs5 = errors;
if(!(data1 === "morning" || data1 === "afternoon" || data1 === "all_day")){
const err7 = {instancePath:instancePath+"/window",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err7);
errors++;
}
var valid0 = _errs5 === errors;
}
if(data.promised_by !== undefined && owns(data, "promised_by")){
let data2 = data.promised_by;
const _errs6 = errors;
const _errs7 = errors;
if(typeof data2 == "number"){
}
if(typeof data2 === "string"){
if(data2.length > 40 && func8(data2) > 40){
const err8 = {instancePath:instancePath+"/promised_by",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err8);
errors++;
}
if(!(formats0(data2))){
const err9 = {instancePath:instancePath+"/promised_by",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/promised_by",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid2 = _errs7 === errors;
var valid0 = _errs6 === errors;
}
if(data.expected_at !== undefined && owns(data, "expected_at")){
let data3 = data.expected_at;
const _errs9 = errors;
const _errs10 = errors;
if(typeof data3 == "number"){
}
if(typeof data3 === "string"){
if(data3.length > 40 && func8(data3) > 40){
const err11 = {instancePath:instancePath+"/expected_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err11);
errors++;
}
if(!(formats0(data3))){
const err12 = {instancePath:instancePath+"/expected_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err12);
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/expected_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err13);
errors++;
}
var valid3 = _errs10 === errors;
var valid0 = _errs9 === errors;
}
}
else {
const err14 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err14);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
